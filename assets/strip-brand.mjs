// Removes what belongs to GOV.UK alone from a built style sheet: rules that draw the crown or the crest.
import { readFileSync, writeFileSync } from "node:fs";

const path = process.argv[2];
let css = readFileSync(path, "utf8");
css = css.replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, (rule) => {
  const [selector, body] = rule.split(/\{/);
  const kept = body.replace(/\}$/, "").split(";").filter((line) => !line.includes("govuk-crest"));
  return kept.length ? `${selector}{${kept.join(";")}}` : "";
});
css = css.replace(/[^{}]*__crown[^{}]*\{[^{}]*\}/g, "");
if (/crest\.|crown\.|GDS Transport/.test(css)) {
  console.error("The style sheet still names a crest, a crown or GDS Transport.");
  process.exit(1);
}
writeFileSync(path, css);
