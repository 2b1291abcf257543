# Two stages; the last holds one static binary and nothing else.
FROM node:20.20.2-bookworm-slim AS assets
WORKDIR /src
COPY . .
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends make && bash scripts/assets.sh

FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY --from=assets /src .
RUN CGO_ENABLED=0 GOFLAGS=-buildvcs=false go build -trimpath -ldflags "-s -w" -o /naskah ./cmd/naskah && mkdir -m 0700 /data

FROM scratch
COPY --from=build /naskah /naskah
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENTRYPOINT ["/naskah"]
