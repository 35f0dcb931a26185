// Word processors and mail write %23 for the # of a link, or take what follows it for a part of it, and
// so ask for a page that is not there. From the page that says so, this goes on to the one that was meant.
(() => {
  "use strict";
  const { hash, origin, pathname, search } = location;
  const asked = /^(\/.*?\.html)((?:%|[^\w?#/]).*)$/i.exec(pathname + search + hash);
  if (!asked) return;
  const [, page, rest] = asked;
  const [, anchor] = /(?:#|%(?:25)*23)(.*)$/.exec(rest) ?? [];
  location.replace(`${origin}${page}${anchor ? `#${anchor}` : ""}`);
})();
