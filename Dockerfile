# Debian's own Python, so that scripts/replay_fresh_machine can prove every step without Docker.
FROM debian:bookworm-slim

ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 CLINIC_VAR=/srv/var BIND=0.0.0.0

RUN apt-get update \
    && apt-get install --yes --no-install-recommends python3 python3-venv ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --home-dir /srv/clinic --shell /usr/sbin/nologin clinic

WORKDIR /srv/clinic

# Before the code, so that a change of it does not install the packages again.
COPY requirements.txt .
RUN python3 -m venv /opt/venv \
    && python -m pip install --no-cache-dir --require-hashes --no-deps --only-binary=:all: -r requirements.txt

COPY . .
# The key only satisfies the settings; it signs nothing and stays in no layer's environment.
RUN SECRET_KEY=only-to-collect-static-files python manage.py collectstatic --no-input --verbosity 0 \
    && install --directory --owner=clinic --group=clinic /srv/var/media

USER clinic
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "scripts/healthy.py"]
CMD ["python", "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "clinic.wsgi"]
