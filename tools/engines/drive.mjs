// Drives one browser for the tests: a line of JSON asks, a line of JSON answers.
// Firefox is driven by puppeteer, WebKit by selenium; what a test may ask is the same.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key, Origin } from "selenium-webdriver";

const SIZE = { width: 1280, height: 900 };
const STEPS = 8; // of a drag
const PAUSE = 30; // milliseconds

class Puppet {
  static async start(program) {
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true, defaultViewport: SIZE });
    const puppet = new Puppet();
    puppet.browser = browser;
    puppet.page = await browser.newPage();
    await puppet.page.bringToFront(); // keys press nothing in a window that nobody looks at
    return puppet;
  }

  async open(url) { await this.page.goto(url); }

  // Puppeteer's own waits for a load, which a page that was kept alive never has. Any other page begins blank.
  async back() {
    const before = await this.page.evaluate("history.back(); location.href");
    const isThere = `!["about:blank", ${JSON.stringify(before)}].includes(location.href) && document.readyState === "complete"`;
    while (!(await this.page.evaluate(isThere).catch(() => false))) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  async reload() { await this.page.reload(); }

  async evaluate(code) { return this.page.evaluate(code); }

  async press(...keys) { for (const key of keys) await this.page.keyboard.press(key); }

  async write(said) { await this.page.keyboard.type(said); }

  async drag(from, to) {
    await this.page.mouse.move(...from);
    await this.page.mouse.down();
    await this.page.mouse.move(...to, { steps: STEPS });
    await this.page.mouse.up();
  }

  async give(selector, file) { await (await this.page.$(selector)).uploadFile(file); }

  async end() { await this.browser.close(); }
}

const NAMED = { " ": Key.SPACE, Tab: Key.TAB, Enter: Key.ENTER, Home: Key.HOME, End: Key.END };
for (const way of ["Left", "Right", "Up", "Down"]) NAMED[`Arrow${way}`] = Key[`ARROW_${way.toUpperCase()}`];

class Selenium {
  static async start(program, server) {
    const port = await freePort();
    const running = spawn(server, [`--port=${port}`], { stdio: "ignore" });
    const wanted = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: program, args: ["--automation"] } };
    const selenium = new Selenium();
    selenium.running = running;
    await answering(port);
    selenium.driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(new Capabilities(wanted)).build();
    await selenium.driver.manage().window().setRect({ x: 0, y: 0, ...SIZE });
    return selenium;
  }

  async open(url) { await this.driver.get(url); }

  async back() { await this.driver.navigate().back(); }

  async reload() { await this.driver.navigate().refresh(); }

  async evaluate(code) { return this.driver.executeScript(`return (${code})`); }

  async press(...keys) {
    const actions = this.driver.actions();
    for (const key of keys) actions.keyDown(NAMED[key] ?? key).keyUp(NAMED[key] ?? key);
    await actions.perform();
  }

  async write(said) { await (await this.driver.switchTo().activeElement()).sendKeys(said); }

  async drag(from, to) {
    const at = ([x, y]) => ({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 20 });
    const actions = this.driver.actions().move(at(from)).press();
    for (let i = 1; i <= STEPS; i += 1) actions.move(at(from.map((start, k) => start + ((to[k] - start) * i) / STEPS)));
    await actions.release().perform();
  }

  async give(selector, file) { await this.driver.findElement(By.css(selector)).sendKeys(file); }

  async end() {
    await this.driver.quit();
    this.running.kill();
  }
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

async function answering(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    const is = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the driver of WebKit does not answer");
}

async function main([engine, ...programs]) {
  const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  const driven = await { firefox: Puppet, webkit: Selenium }[engine].start(...programs);
  tell({ value: "ready" });
  for await (const line of createInterface({ input: process.stdin })) {
    const [action, ...given] = JSON.parse(line);
    try {
      tell({ value: (await driven[action](...given)) ?? null });
    } catch (error) {
      tell({ error: `${action}: ${error.message}` });
    }
  }
  await driven.end();
}

main(process.argv.slice(2)).catch((error) => {
  process.stdout.write(`${JSON.stringify({ error: error.message })}\n`);
  process.exit(1);
});
