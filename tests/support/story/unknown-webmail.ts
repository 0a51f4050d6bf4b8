/** A webmail whose signs say nothing: neither names nor labels that anybody would know. */
export const UNKNOWN_WEBMAIL = `<!doctype html><meta charset=utf-8><title>Post</title>
<div id=app><p>Post office</p><input id=lookup aria-label="Look up">
<div class=sheet>
  <div><span>A</span><input class=whom></div>
  <div><span>B</span><input class=matter></div>
  <div contenteditable=true class=paper style="min-height:120px;border:1px solid #999"></div>
  <span class=go role=button tabindex=0>Off it goes</span> <span class=bin role=button tabindex=0>Bin</span>
</div></div>
<script>
window.__sent = []; window.__keysSeen = [];
document.querySelector(".go").addEventListener("click", () => window.__sent.push(document.querySelector(".paper").innerText));
addEventListener("keydown", (e) => window.__keysSeen.push(e.key));
</script>`;
