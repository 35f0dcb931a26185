// Style sheets ask for nothing that a browser lacks which the book names (package.json, browserslist).
import { readFileSync } from "node:fs";

const { browserslist } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf-8"));
const without = [
  "css-content-visibility", // saves time; without it a page is as it was
  "css-media-scripting", // known to all of them; the table counts a page's own switch as well
  "css-resize", // of a field for text; on a phone it scrolls
  "css-touch-action", // for fingers; only Safari on a desk lacks it
];

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      { browsers: browserslist, ignore: without, ignorePartialSupport: true },
    ],
  },
};
