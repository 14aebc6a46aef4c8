import { ContextConsumer } from "@lit/context"
import { LitElement } from "lit"
import { Watching } from "../../signals/watching.ts"
import { liveContext, type SessionConnection } from "../../state/live.ts"
import { SendsHere } from "./sendsHere.ts"

/** A part of a live page (`LivePage`). It has the connection of its page, and throws its tag's name outside of one. */
export abstract class OnLivePage extends Watching(LitElement) {
  private readonly page = new ContextConsumer(this, { context: liveContext })

  /** sends what this element shows the refusals of */
  protected readonly here = new SendsHere(this, () => this.live)

  protected get live(): SessionConnection {
    if (!this.page.value) throw new Error(`<${this.localName}> stands outside of a LivePage`)
    return this.page.value
  }

  protected override createRenderRoot() {
    return this
  }
}
