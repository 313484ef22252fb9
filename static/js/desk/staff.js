// Says to this browser for 30 days that it is one of ours, so that what staff read is not counted as readers'.
try {
  localStorage.setItem("staff", Date.now());
} catch {
  // It keeps nothing: then its visits count.
}
