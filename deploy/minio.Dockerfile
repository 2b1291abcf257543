# MinIO from its published Go module, the version that the tests run on: tools/minio/go.mod is the only place that names it. It is
# AGPL-3.0 and runs as a process of its own; its licence and the address of its source lie beside it in the image.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY tools/minio tools/minio
COPY scripts/minio-build.sh scripts/minio-build.sh
ENV NASKAH_CACHE=/keep
RUN bash scripts/minio-build.sh && cp -L .bin/minio /minio && mkdir -m 0700 /data && mkdir /licenses && cd tools/minio && \
    cp "$(go list -m -f '{{.Dir}}' github.com/minio/minio)/LICENSE" /licenses/MINIO-LICENSE && \
    go list -m -f 'Source: https://proxy.golang.org/{{.Path}}/@v/{{.Version}}.zip' github.com/minio/minio >/licenses/MINIO-SOURCE

# With a shell, for the health check.
FROM debian:12.12-slim
COPY --from=build /minio /usr/local/bin/minio
COPY --from=build /licenses /licenses
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/minio"]
CMD ["server", "--quiet", "--address", ":9000", "/data"]
