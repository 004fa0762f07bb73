// The web page in Chromium, as people meet it: with a keyboard, on a phone,
// without JavaScript, in the dark. Run by tests/web/browser/run.sh, which names
// the programs to test.

import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import path from "node:path";
import {createInterface} from "node:readline";
import {after, before, test} from "node:test";
import {chromium} from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core");
const {DIZIN_INDEX, DIZIN_SERVE, DIZIN_SOURCE, CHROMIUM} = process.env;
const shots = process.env.DIZIN_SCREENSHOTS;

// An article that tries to be more than text, in every field there is.
const kHostile = [
  "<script>window.hit = 1</script>", "\"><img src=x onerror='window.hit = 1'>",
  "'><svg/onload=window.hit=1>", "</title><script>window.hit = 1</script>",
  "javascript:window.hit=1", "<a href='javascript:window.hit=1'>zehir</a>",
  "</textarea><iframe srcdoc='<script>parent.hit = 1</script>'>",
].map((text, i) => ({
  id: `hostile/${i}/${text}`, title: `zehir ${text}`, source: text, url: text,
  authors: [text], text: `zehir ${text} zehir`, date: "2021-02-11", lang: "tr",
  byline: `zehir ${text}`,
}));

let folder, server, origin, browser;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dizin-page-"));
  const hostile = path.join(folder, "hostile.jsonl");
  writeFileSync(hostile, kHostile.map((a) => JSON.stringify(a)).join("\n"));
  const database = path.join(folder, "news.dizin");
  execFileSync(DIZIN_INDEX, ["--db", database,
    path.join(DIZIN_SOURCE, "corpus/news"), hostile], {stdio: "pipe"});
  server = spawn(DIZIN_SERVE, ["--db", database, "--listen", "127.0.0.1:0"],
      {stdio: ["ignore", "pipe", "pipe"]});
  origin = await address(server);
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update",
      "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  if (folder) rmSync(folder, {recursive: true});
});

// The address that the server says it listens at.
function address(child) {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        const found = line.match(/127\.0\.0\.1:(\d+)/);
        if (found) resolve(`http://127.0.0.1:${found[1]}`);
      });
    }
    child.on("exit", () => reject(new Error("the server ended")));
  });
}

// A page, and what went wrong on it: failing requests, errors, and requests to
// anywhere else.
async function open(address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (e) => page.troubles.push(String(e)));
  page.on("console", (m) => {
    if (m.type() === "error") page.troubles.push(m.text());
  });
  page.on("request", (r) => {
    if (!r.url().startsWith(origin)) page.troubles.push(r.url());
  });
  await page.goto(origin + address);
  return page;
}

async function close(page) {
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

async function shoot(page, name) {
  if (!shots) return;
  mkdirSync(shots, {recursive: true});
  await page.screenshot({path: path.join(shots, `${name}.png`)});
}

async function violations(page) {
  await page.addScriptTag({path: axe});
  return page.evaluate(async () => {
    const result = await window.axe.run();
    return result.violations.map(
        (v) => `${v.impact}: ${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`);
  });
}

test("finds every spelling while one is typed", async () => {
  const page = await open("/");
  await page.locator("#q").pressSequentially("kalin");
  await page.locator(".hits li").first().waitFor();
  assert.match(await page.locator(".hits mark").first().textContent(), /kalin/i);
  const grades = await page.locator(".words dd a").evaluateAll(
      (links) => new Set(links.map((a) => a.className)).size);
  assert.ok(grades >= 3, "exact, alike and near");
  await page.waitForURL(/q=kalin/);
  await shoot(page, "search");
  await close(page);
});

test("completes by keyboard", async () => {
  const page = await open("/");
  await page.keyboard.press("/");
  await page.keyboard.type("kal");
  const options = page.locator("[role=option]");
  await options.first().waitFor();
  assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.locator("[aria-selected=true]");
  const word = await chosen.locator("bdi").textContent();
  await shoot(page, "completion");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#q").inputValue(), `${word} `);
  await page.locator(".hits li").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#q").blur();
  await page.keyboard.press("j");
  const first = page.locator(".hits h2 a").first();
  assert.ok(await first.evaluate((a) => a === document.activeElement));
  await close(page);
});

test("says why a word is marked", async () => {
  const page = await open("/?q=kalin&lang=ar");
  const near = page.locator(".hits mark.near").first();
  assert.match(await near.getAttribute("title"), /^sounds like kalin/);
  assert.match(await near.locator(".unseen").textContent(), /sounds like/);
  await close(page);
});

test("narrows by facets, and goes back", async () => {
  const page = await open("/?q=kalin");
  const before = await page.locator(".summary").textContent();
  await page.locator("aside a", {hasText: /^tr/}).click();
  await page.locator(".filters").waitFor();
  for (const article of await page.locator(".hits article").all()) {
    assert.equal(await article.getAttribute("lang"), "tr");
  }
  await page.locator(".timeline a").first().click();
  await page.waitForURL(/from=/);
  assert.equal(await page.locator(".filters li").count(), 2);
  await page.goBack();
  await page.goBack();
  await page.locator(".filters").waitFor({state: "detached"});
  const number = (text) => text.match(/^(About )?\d+/)[0];
  assert.equal(number(await page.locator(".summary").textContent()),
      number(before));
  await close(page);
});

test("switches to the spelling that was typed", async () => {
  const page = await open("/?q=Kalın");
  await page.getByText("This spelling only").click();
  await page.waitForURL(/match=exact/);
  await page.locator(".words").waitFor({state: "detached"});
  assert.equal(await page.locator(".hits mark:not(.exact)").count(), 0);
  await close(page);
});

test("offers what may have been meant", async () => {
  const page = await open("/?q=washingtn");
  const meant = page.locator(".meant a");
  assert.match(await meant.textContent(), /washington/i);
  await meant.click();
  await page.locator(".hits li").first().waitFor();
  await close(page);
});

test("sets right-to-left text from the right", async () => {
  const page = await open("/?q=كالين&lang=ar");
  const title = page.locator(".hits h2").first();
  assert.equal(await title.evaluate((e) => getComputedStyle(e).direction),
      "rtl");
  const facts = page.locator(".hits .facts").first();
  assert.equal(await facts.evaluate((e) => getComputedStyle(e).direction),
      "ltr");
  await shoot(page, "right-to-left");
  await close(page);
});

test("works without JavaScript", async () => {
  const page = await open("/", {javaScriptEnabled: false});
  await page.locator("#q").fill("kalin");
  await page.getByRole("button", {name: "Search"}).click();
  assert.ok(await page.locator(".hits li").count() > 3);
  await page.locator("aside a", {hasText: /^tr/}).click();
  assert.equal(await page.locator(".filters li").count(), 1);
  await page.locator(".hits h2 a").first().click();
  assert.ok(await page.locator("article.whole mark").count() > 0);
  await close(page);
});

test("fits a phone", async () => {
  const page = await open("/?q=kalin", {viewport: {width: 360, height: 740}});
  const wide = await page.evaluate(() => [...document.querySelectorAll("*")]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
      .map((e) => e.outerHTML.slice(0, 200)));
  assert.deepEqual(wide, [], "stands out to the side");
  await shoot(page, "phone");
  await close(page);
});

test("lets no article run or load anything", async () => {
  const page = await open("/?q=zehir");
  assert.equal(await page.locator(".hits li").count(), kHostile.length);
  const articles = await page.locator(".hits h2 a").evaluateAll(
      (links) => links.map((a) => a.getAttribute("href")));
  for (const address of [...articles,
    ...kHostile.map((a) => `/?q=${encodeURIComponent(a.text)}`),
    ...kHostile.map((a) => `/?source=${encodeURIComponent(a.source)}`)]) {
    await page.goto(origin + address);
    assert.equal(await page.evaluate(() => window.hit), undefined, address);
    const links = await page.locator("a[href^='javascript:' i]").count();
    assert.equal(links, 0, address);
    const foreign = await page.locator("main script, main img, main iframe")
        .count();
    assert.equal(foreign, 0, address);
  }
  // A query that is too long is refused, and says so: that is no trouble.
  page.troubles = page.troubles.filter((t) => !/status of 400/.test(t));
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const address of ["/", "/?q=kalin", "/?q=ankara&lang=ar",
      "/?q=nosuchwordanywhere", "/?q=washingtn"]) {
      // Playwright's way around the policy is for axe alone.
      const page = await open(address, {colorScheme, bypassCSP: true});
      assert.deepEqual(await violations(page), [], address);
      await shoot(page, `${colorScheme}-${address.length}`);
      await close(page);
    }
    const page = await open("/?q=kalin", {colorScheme, bypassCSP: true});
    await page.locator(".hits h2 a").first().click();
    await page.locator("article.whole").waitFor();
    assert.deepEqual(await violations(page), [], "an article");
    await shoot(page, `${colorScheme}-article`);
    await close(page);
  });
}
