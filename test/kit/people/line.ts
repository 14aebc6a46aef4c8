import type { Page } from "playwright"

/** The live connection of one page: all passes, nothing comes back from the server, or there is none. */
export class Line {
  state: "open" | "deaf" | "cut" = "open"

  /** Leads the page's live connection through this line, from its next load on. */
  async lead(page: Page): Promise<void> {
    await page.routeWebSocket(/socket\.io/, socket => {
      if (this.state === "cut") return void socket.close()
      const server = socket.connectToServer()
      socket.onMessage(message => void (this.state === "cut" || server.send(message)))
      server.onMessage(message => void (this.state === "open" && socket.send(message)))
    })
    await page.route(/socket\.io/, route => (this.state === "cut" ? route.abort() : route.continue()))
  }

  /** Opens the line, and has the browser tell its page so. */
  async open(page: Page): Promise<void> {
    this.state = "open"
    await page.context().setOffline(true)
    await page.context().setOffline(false)
  }
}
