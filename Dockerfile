# Stages: the browser's assets, the programs, and two images of one static binary each. The last is the application; the other is the
# one-shot that prepares the object store.
FROM node:20.20.2-bookworm-slim AS assets
WORKDIR /src
COPY . .
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends make && bash scripts/assets.sh

FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY --from=assets /src .
ENV CGO_ENABLED=0 GOFLAGS=-buildvcs=false
RUN go build -trimpath -ldflags "-s -w" -o /naskah ./cmd/naskah && mkdir -m 0700 /data
RUN cd tools && go build -trimpath -ldflags "-s -w" -o /bucket ./bucket

FROM scratch AS bucket
COPY --from=build /bucket /bucket
USER 65532:65532
ENTRYPOINT ["/bucket"]

FROM scratch AS app
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /naskah /naskah
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENTRYPOINT ["/naskah"]
