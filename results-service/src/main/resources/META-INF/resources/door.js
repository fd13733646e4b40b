// Pages are answered to whoever bears a token, and browsers bear none when they follow a link: this asks for one, keeps it
// for as long as the tab is open, fetches the page with it and puts it in place of this one.
const KEY = "gatewise.token";
const RETRY_MS = 5000;
const door = document.documentElement;
const form = document.getElementById("door");
const says = document.getElementById("says");

function ask(text) {
  if (document.documentElement !== door) {
    document.replaceChild(door, document.documentElement);
  }
  says.textContent = text;
  form.hidden = false;
}

function show(text, token) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const refresh = page.querySelector('meta[http-equiv="refresh"]');
  if (refresh) {
    setTimeout(() => enter(token), Number.parseFloat(refresh.content) * 1000);
    refresh.remove();
  }
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
}

// What programs read, as it is.
function print(text) {
  const raw = document.createElement("pre");
  raw.textContent = text;
  document.body.replaceChildren(raw);
}

function save(bytes, disposition) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = (/filename="([^"]+)"/.exec(disposition || "") || [])[1] || "download";
  link.click();
  history.back();
}

async function enter(token) {
  const headers = { Authorization: `Bearer ${token}`, Accept: "text/html, */*" };
  const reply = await fetch(location.href, { headers }).catch(() => null);
  const away = !reply || reply.status >= 502;
  if (away && !form.isConnected) {
    // a page that refreshes itself stays, and goes on when Gatewise is back
    setTimeout(() => enter(token), RETRY_MS);
    return;
  }
  const type = reply?.headers.get("Content-Type") || "";
  if (away && !type.includes("problem+json")) {
    ask("Gatewise doesn't answer: try again.");
    return;
  }
  if (reply.status === 401) {
    sessionStorage.removeItem(KEY);
    form.reset();
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    ask(page.getElementById("says")?.textContent || "The token was refused.");
    return;
  }
  sessionStorage.setItem(KEY, token);
  if (type.includes("text/html")) {
    show(await reply.text(), token);
  } else if (type.includes("problem+json")) {
    const problem = await reply.json();
    ask(problem.detail || problem.title || `HTTP status ${reply.status}`);
  } else if (type.includes("json") || type.startsWith("text/")) {
    print(await reply.text());
  } else {
    save(await reply.blob(), reply.headers.get("Content-Disposition"));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  enter(document.getElementById("token").value.trim());
});

const kept = sessionStorage.getItem(KEY);
if (kept) {
  form.hidden = true;
  says.textContent = "";
  enter(kept);
} else {
  says.textContent = "";
}
