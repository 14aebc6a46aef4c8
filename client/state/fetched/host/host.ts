import { type Signal, signal } from "@preact/signals-core"
import type {
  HostLogPage,
  HostLogShown,
  HostOverview,
  HostSettingsRead,
  HostSignIns,
} from "../../../../shared/contract/queries/host/host.ts"
import type { StoredFace } from "../../../../shared/model/host/face.ts"
import type { Title } from "../../../../shared/model/texts.ts"
import {
  dropLogo,
  endAnySignIn,
  fetchHost,
  fetchHostLog,
  fetchHostSettings,
  fetchSignIns,
  type HostLogAsked,
  handOverChair,
  makeAdministratorLink,
  renameWorkspace,
  saveFace,
  saveLogo,
} from "../../../connections/host.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { Loading } from "../../loading/loading.ts"
import { showFace } from "./house.ts"

type Failed = { failure: Failure }

const attempted = <T>(asked: Promise<T>): Promise<T | Failed> =>
  asked.catch((thrown: unknown): Failed => ({ failure: failureOf(thrown) }))

const failedOrNull = (asked: Promise<unknown>): Promise<Failed | null> =>
  asked.then(
    () => null,
    (thrown: unknown) => ({ failure: failureOf(thrown) }),
  )

export const loadHost = (): Loading<HostOverview> => new Loading(fetchHost)

export const loadSignIns = (): Loading<HostSignIns> => new Loading(fetchSignIns)

export const endOfSignIn = (id: string): Promise<Failed | null> => failedOrNull(endAnySignIn(id))

export const linkForAdministrator = (): Promise<{ token: string } | Failed> => attempted(makeAdministratorLink())

export const renamePanel = (slug: string, title: Title, seen: Title): Promise<Failed | null> =>
  failedOrNull(renameWorkspace(slug, title, seen))

export const handChair = (slug: string, from: string, name: string): Promise<{ token: string } | Failed> =>
  attempted(handOverChair(slug, from, name))

export const loadSettings = (): Loading<HostSettingsRead> => new Loading(fetchHostSettings)

/** Stores a change of the settings. The page that made it shows the new face at once. */
export async function changeSettings(
  change: { face: StoredFace; seen: number } | { logo: Blob | null },
): Promise<HostSettingsRead | Failed> {
  const asked = "face" in change ? saveFace(change.face, change.seen) : change.logo ? saveLogo(change.logo) : dropLogo()
  const done = await attempted(asked)
  if ("face" in done) showFace({ ...done.face, logo: done.logo })
  return done
}

export interface HostLogRead {
  entries: readonly HostLogShown[]
  names: Readonly<Record<string, string>>
  /** the number to ask for the next page with; null if all entries are shown */
  before: number | null
  busy: boolean
  failure: Failure | null
}

/** The log of the host, page after page. */
export class HostLogPages {
  readonly now: Signal<HostLogRead> = signal({ entries: [], names: {}, before: null, busy: true, failure: null })
  private asked: Omit<HostLogAsked, "before"> = { kind: "", from: "", until: "" }
  private turn = 0

  /** Reads the newest entries of a kind and a time. */
  async look(asked: Omit<HostLogAsked, "before">): Promise<void> {
    this.asked = asked
    await this.read("", [])
  }

  /** Reads the entries before those that are shown. */
  async more(): Promise<void> {
    const { before, entries } = this.now.peek()
    if (before !== null) await this.read(String(before), entries)
  }

  private async read(before: string, shown: readonly HostLogShown[]): Promise<void> {
    const turn = ++this.turn
    this.now.value = { ...this.now.peek(), busy: true, failure: null }
    const page: HostLogPage | Failed = await attempted(fetchHostLog({ ...this.asked, before }))
    // a later question has replaced this one
    if (turn !== this.turn) return
    if ("failure" in page) {
      this.now.value = { ...this.now.peek(), busy: false, failure: page.failure }
      return
    }
    const names = { ...this.now.peek().names, ...page.names }
    this.now.value = { entries: [...shown, ...page.entries], names, before: page.before, busy: false, failure: null }
  }
}
