// Runs pa11y (its HTML_CodeSniffer runner; axe is run by the tests themselves) over many pages in one Chromium.
// Standard input: {"chromium": path, "pages": [{"name", "url", "cookies"}]}. Standard output: [{"name", "issues"}].
import { readFileSync } from "node:fs";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const { chromium, pages } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-dev-shm-usage",
  ],
});
const results = [];
try {
  for (const { name, url, cookie } of pages) {
    const result = await pa11y(url, {
      browser,
      standard: "WCAG2AA",
      runners: ["htmlcs"],
      timeout: 60000,
      headers: cookie ? { Cookie: cookie } : {},
    });
    results.push({ name, issues: result.issues.map(({ code, message, selector, context }) => ({ code, message, selector, context })) });
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(results));
