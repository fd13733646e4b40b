// Pages are answered to whoever bears a token, and browsers bear none when they follow a link: this asks for one, keeps it
// for as long as the tab is open, fetches the page with it and puts it in place of this one.
const KEY = "gatewise.token";
const form = document.getElementById("door");
const says = document.getElementById("says");

function refused(text) {
  sessionStorage.removeItem(KEY);
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

function save(bytes, disposition) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = (/filename="([^"]+)"/.exec(disposition || "") || [])[1] || "download";
  link.click();
  history.back();
}

async function enter(token) {
  let reply;
  try {
    reply = await fetch(location.href, { headers: { Authorization: `Bearer ${token}`, Accept: "text/html, */*" } });
  } catch {
    says.textContent = "Gatewise doesn't answer: try again.";
    form.hidden = false;
    return;
  }
  const type = reply.headers.get("Content-Type") || "";
  if (reply.status === 401) {
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    refused(page.getElementById("says")?.textContent || "The token was refused.");
  } else if (type.includes("text/html")) {
    sessionStorage.setItem(KEY, token);
    show(await reply.text(), token);
  } else if (type.includes("json")) {
    const problem = await reply.json();
    says.textContent = problem.detail || problem.title || `HTTP status ${reply.status}`;
    form.hidden = false;
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
