// The newest words of the language that scripts of pages may use: ES2023, which every browser knows
// that the book names (package.json, browserslist). Biome finds what is wrong in any browser.
import es from "eslint-plugin-es-x";

const { plugins, rules } = es.configs["flat/restrict-to-es2023"];
// Read from its text alone, every `map` might be that of an iterator.
const decidable = Object.entries(rules).filter(([name]) => !name.includes("iterator-prototype"));

export default [
  {
    plugins,
    rules: Object.fromEntries(decidable),
    languageOptions: { ecmaVersion: 2023, sourceType: "script" },
    settings: { "es-x": { aggressive: true } },
  },
];
