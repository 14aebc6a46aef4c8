import { type ReadonlySignal, signal } from "@preact/signals-core"
import type {
  InvitationList,
  InvitationRow,
  InvitationsAsked,
} from "../../../../shared/contract/queries/people/invitations.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { askInvitations, fetchInvitations, listInvitations } from "../../../connections/queries.ts"

export interface InvitationsNow {
  /** null until they are read for the first time */
  list: InvitationList | null
  busy: boolean
  /** how many letters this page is asking for, and how many of them it has asked for; null if it asks for none */
  asking: { done: number; all: number } | null
  /** the answers to the last request */
  asked: InvitationsAsked
  failure: Failure | null
}

/** The letters that one request asks for. More requests show the reader how far they are. */
const atOnce = 10

const nothingAsked: InvitationsAsked = { asked: [], left: [], letters: [] }

/** The letters of invitation of a panel, and the acts on them. */
export class PanelInvitations {
  private readonly slug: string
  private readonly state = signal<InvitationsNow>({
    list: null,
    busy: true,
    asking: null,
    asked: nothingAsked,
    failure: null,
  })
  readonly now: ReadonlySignal<InvitationsNow> = this.state

  constructor(slug: string) {
    this.slug = slug
  }

  look(): Promise<boolean> {
    return this.act(() => Promise.resolve())
  }

  save(rows: readonly InvitationRow[]): Promise<boolean> {
    return this.act(() => listInvitations(this.slug, rows))
  }

  /** Asks for letters. Letters that a person has to send stay in `asked`, because no later answer repeats them. */
  ask(members: readonly MemberId[], note: string, how: "mail" | "text"): Promise<boolean> {
    const all = members.length
    this.set({ asked: nothingAsked, asking: { done: 0, all } })
    return this.act(async () => {
      for (let done = 0; done < all; done += atOnce) {
        const answer = await askInvitations(this.slug, { members: members.slice(done, done + atOnce), note, how })
        const { asked, left, letters } = this.state.peek().asked
        this.set({
          asked: {
            asked: [...asked, ...answer.asked],
            left: [...left, ...answer.left],
            letters: [...letters, ...answer.letters],
          },
          asking: { done: Math.min(all, done + atOnce), all },
        })
      }
    })
  }

  private set(part: Partial<InvitationsNow>): void {
    this.state.value = { ...this.state.peek(), ...part }
  }

  private async act(asked: () => Promise<unknown>): Promise<boolean> {
    this.set({ busy: true, failure: null })
    let isDone = false
    try {
      await asked()
      isDone = true
      this.set({ list: await fetchInvitations(this.slug), busy: false, asking: null })
    } catch (thrown) {
      this.set({ busy: false, asking: null, failure: failureOf(thrown) })
    }
    return isDone
  }
}

/** Lists addresses and tells the page's list of letters. Returns the failure, or null. */
export async function listAddresses(slug: string, rows: readonly InvitationRow[]): Promise<Failure | null> {
  try {
    await listInvitations(slug, rows)
    document.dispatchEvent(new Event("invitations-listed"))
    return null
  } catch (thrown) {
    return failureOf(thrown)
  }
}
