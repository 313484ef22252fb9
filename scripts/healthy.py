"""Exit with 0 if the site in this container answers: for HEALTHCHECK."""

import os
import urllib.request

port = os.environ.get("PORT", "8000")
host = os.environ["ALLOWED_HOSTS"].split(",")[0]
request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
urllib.request.urlopen(request, timeout=4)
