import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { closeCodes } from "../../../../shared/contract/closeCodes.ts"
import type { WriteStop } from "../../../../shared/contract/live.ts"
import type { LinkStatus, Saved } from "../../../../shared/contract/noteLink.ts"
import { clock } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import styles from "./plenary-saved.css?inline"
import "../../icons/plenary-icon.ts"
import type { IconName } from "../../icons/paths.ts"

interface Said {
  mood: "calm" | "busy" | "warn" | "quiet"
  icon: IconName
  text: string
  /** the same message in fewer letters, for a phone */
  short?: string
}

/** Says in one line whether this page's changes are saved. A saved change survives a power cut of the server. */
@customElement("plenary-saved")
@localized()
export class PlenarySaved extends LitElement {
  static override styles = unsafeCSS(styles)

  @property({ attribute: false }) status: LinkStatus = { state: "connecting" }
  @property({ attribute: false }) saved: Saved = { state: "saved", at: 0 }

  /** why the server accepts no writes at the moment; null if the server accepts writes */
  @property({ attribute: false }) unwritable: WriteStop | null = null

  /** whether something else that the reader sent is on its way or was not taken, so that nothing here is called saved */
  @property({ type: Boolean }) amiss = false

  protected override render() {
    if (this.amiss && this.status.state === "live" && this.saved.state === "saved") return nothing
    const said = (this.unwritable && held(this.unwritable, this.status, this.saved)) ?? say(this.status, this.saved)
    // Screen readers announce only warnings, because "saved" after each word would disturb the discussion.
    return html`
      <span class="said ${said.mood}" title=${said.text} role=${said.mood === "warn" ? "status" : "none"}>
        <plenary-icon name=${said.icon}></plenary-icon><span class=${said.short ? "long" : ""}>${said.text}</span>
        ${said.short ? html`<span class="short">${said.short}</span>` : nothing}
      </span>
    `
  }
}

/** Says that changes wait because the server accepts no writes. Null if no change waits for this reason. */
function held(why: WriteStop, status: LinkStatus, saved: Saved): Said | null {
  if (status.state !== "live" || (saved.state !== "saving" && saved.state !== "unsaved")) return null
  const kind = { mood: "warn", icon: "warning" } as const
  switch (why) {
    case "disk-full":
      return {
        ...kind,
        text: msg("save.heldFull"),
        short: msg("save.heldFullShort"),
      }
    case "database-away":
      return {
        ...kind,
        text: msg("save.heldAway"),
        short: msg("save.heldAwayShort"),
      }
    case "database-damaged":
      return {
        ...kind,
        text: msg("save.heldDamaged"),
        short: msg("save.heldDamagedShort"),
      }
    default:
      return why satisfies never
  }
}

function say(status: LinkStatus, saved: Saved): Said {
  switch (status.state) {
    case "closed":
      return { mood: "warn", icon: "warning", text: closedText(status.code) }
    case "offline":
      // The room's notice says how many changes wait, because only that notice also counts commands.
      return { mood: "warn", icon: "offline", text: msg("save.offlineShort") }
    case "reconnecting":
      if (status.code === closeCodes.full) return { mood: "warn", icon: "people", text: full() }
      if (status.code === closeCodes.observersOnly) return { mood: "warn", icon: "reload", text: observersOnly() }
      return { mood: "warn", icon: "reload", text: msg("save.reconnecting", { n: status.try }) }
    case "blocked":
      return {
        mood: "warn",
        icon: "warning",
        text: msg("save.blocked"),
        short: msg("save.blockedShort"),
      }
    case "connecting":
      return { mood: "quiet", icon: "clock", text: msg("save.connecting") }
    case "live":
      return live(saved)
    default:
      return status satisfies never
  }
}

function live(saved: Saved): Said {
  switch (saved.state) {
    case "saved":
      return {
        mood: "calm",
        icon: "check",
        text: msg("save.saved", { time: clock(saved.at) }),
        short: msg("save.savedShort"),
      }
    case "saving":
      return { mood: "busy", icon: "clock", text: msg("save.saving") }
    case "unsaved":
      return {
        mood: "warn",
        icon: "clock",
        text: msg("save.unsaved", { n: saved.n }),
        short: msg("save.unsavedShort", { n: saved.n }),
      }
    case "refused":
      return { mood: "warn", icon: "warning", text: msg("save.notAccepted") }
    case "readOnly":
      return { mood: "quiet", icon: "lock", text: msg("save.readOnly") }
    case "catchingUp":
      return { mood: "busy", icon: "clock", text: msg("save.catchingUp") }
    default:
      return saved satisfies never
  }
}

const full = () => msg("conn.full")
const observersOnly = () => msg("conn.observersOnly")

function closedText(code: Extract<LinkStatus, { state: "closed" }>["code"]): string {
  switch (code) {
    case closeCodes.signIn:
    case closeCodes.revoked:
      return msg("conn.revoked")
    case closeCodes.gone:
      return msg("conn.gone")
    case closeCodes.full:
      return full()
    case closeCodes.observersOnly:
      return observersOnly()
    case closeCodes.newVersion:
    case closeCodes.staleEpoch:
      return msg("conn.reload")
    case closeCodes.refused:
    case closeCodes.tooLarge:
    case closeCodes.draining:
    case closeCodes.tooSlow:
      return msg("conn.closed")
    default:
      return code satisfies never
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-saved": PlenarySaved
  }
}
