# The image holds what `make setup` makes, and nothing is fetched when it runs.
FROM python:3.11-slim AS build
WORKDIR /app
COPY . .
# The cache keeps a change of code from downloading every package again.
RUN --mount=type=cache,target=/root/.cache UV_LINK_MODE=copy scripts/setup

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin assistant
WORKDIR /app
COPY --from=build /app /app
# The program is root's and read-only to the one who runs it; only var/ is written to.
RUN mkdir var && chown assistant var
USER assistant
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    POLICY_ASSISTANT_HOST=0.0.0.0 \
    POLICY_ASSISTANT_PORT=8000
VOLUME /app/var
EXPOSE 8000
# The first start builds the index, which the start period allows for.
HEALTHCHECK --interval=15s --timeout=5s --start-period=300s CMD ["python", "-c", \
    "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"POLICY_ASSISTANT_PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["policy-assistant"]
CMD ["serve"]
