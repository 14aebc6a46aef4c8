import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { WebhookEvent, WebhookMade, WebhookShown } from "../../../../shared/contract/queries/webhooks.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import {
  endWebhook,
  fetchWebhooks,
  makeWebhook,
  pauseWebhook,
  repeatMessage,
  testWebhook,
} from "../../../connections/queries.ts"

export interface WebhooksNow {
  /** null until they are read for the first time */
  list: readonly WebhookShown[] | null
  busy: boolean
  /** the webhook that was just made; its secret is shown only once */
  made: WebhookMade | null
  failure: Failure | null
}

/**
 * The webhooks of a panel, and the acts on them. After each act the list is read again. An act resolves to whether it
 * was done, even if the list cannot be read afterwards.
 */
export class PanelWebhooks {
  private readonly slug: string
  private readonly state = signal<WebhooksNow>({ list: null, busy: true, made: null, failure: null })
  readonly now: ReadonlySignal<WebhooksNow> = this.state

  constructor(slug: string) {
    this.slug = slug
  }

  look(): Promise<boolean> {
    return this.act(() => Promise.resolve(this.state.peek().made))
  }

  make(address: string, events: readonly WebhookEvent[]): Promise<boolean> {
    return this.act(() => makeWebhook(this.slug, { address, events }))
  }

  end(id: string): Promise<boolean> {
    return this.act(() => endWebhook(this.slug, id).then(() => null))
  }

  pause(id: string, paused: boolean): Promise<boolean> {
    return this.act(() => pauseWebhook(this.slug, id, paused).then(() => null))
  }

  test(id: string): Promise<boolean> {
    return this.act(() => testWebhook(this.slug, id).then(() => null))
  }

  repeat(id: string, message: string): Promise<boolean> {
    return this.act(() => repeatMessage(this.slug, id, message).then(() => null))
  }

  private async act(asked: () => Promise<WebhookMade | null>): Promise<boolean> {
    this.state.value = { ...this.state.peek(), busy: true, failure: null }
    let isDone = false
    try {
      // the secret is in no other answer, so it is kept before the list is asked for
      const made = await asked()
      this.state.value = { ...this.state.peek(), made }
      isDone = true
      const { webhooks } = await fetchWebhooks(this.slug)
      this.state.value = { list: webhooks, busy: false, made, failure: null }
    } catch (thrown) {
      this.state.value = { ...this.state.peek(), busy: false, failure: failureOf(thrown) }
    }
    return isDone
  }
}
