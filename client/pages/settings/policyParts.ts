import { html, nothing } from "lit"
import type { AccountsNeeded } from "../../../shared/contract/queries/people/accounts.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import type { Fraction, Rule } from "../../../shared/model/consensus/rule.ts"
import { attributions, type ReplayPolicy, reasonRules, replayPolicies } from "../../../shared/model/terms.ts"
import { reasonRuleOf } from "../../../shared/rules/round/reasons.ts"
import { ruleAmiss, sharesOfRule } from "../../../shared/rules/round/ruleAmiss.ts"
import { translationDays } from "../../../shared/rules/said/standing.ts"
import { hasContributions, mayBecome, ruleFixed } from "../../../shared/rules/settings.ts"
import { reasonRuleName } from "../../acts/round/reasons/reasonRules.ts"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { attributionName } from "../../i18n/terms/outcomeTerms.ts"
import type { Loaded } from "../../state/loading/loading.ts"
import { failureText } from "../problem/failureText.ts"
import type { Part } from "./part.ts"

export const attributionPart = (state: State, { attribution: now }: Workspace): Part => ({
  id: "set-attribution",
  title: msg("workspace.attribution"),
  fixed: attributions.every(one => one === now || !mayBecome(now, one, hasContributions(state))),
  whole: true,
  fields: html`${attributions.map(
    one => html`<label class="check"><input type="radio" name="attribution" .value=${one} ?checked=${one === now} ?disabled=${!mayBecome(now, one, hasContributions(state))} />
      <span><b>${attributionName(one)}</b> <span class="muted">${attributionHelp[one]()}</span></span></label>`,
  )}
    <p class="hint">${msg("settings.attributionOnce")}</p>`,
  read: form => ({
    kind: "set-attribution",
    body: {
      attribution: attributions.find(one => one === form.get("attribution")) ?? now,
      reason: written(form, "reason"),
    },
  }),
})

const attributionHelp = {
  named: () => msg("settings.named"),
  chatham: () => msg("settings.chatham"),
  unattributed: () => msg("settings.unattributed"),
}

export const accessPart = ({ public: open, replay, questions, attribution }: Workspace): Part => ({
  id: "set-access",
  title: msg("settings.access"),
  fixed: false,
  fields: html`<label class="check"><input type="checkbox" name="public" ?checked=${open} />
      <span>${msg("settings.public")}</span></label>
    <label class="check"><input type="checkbox" name="questions" ?checked=${questions} />
      <span>${msg("settings.questions")}</span></label>
    ${attribution === "chatham" ? html`<p class="hint">${msg("settings.noReplay")}</p>` : replayField(replay)}
    ${whyField("access")}`,
  read: form => ({
    kind: "set-access",
    body: {
      reason: written(form, "reason"),
      public: form.has("public"),
      questions: form.has("questions"),
      replay: replayPolicies.find(one => one === form.get("replay")) ?? replay,
    },
  }),
})

/**
 * Whether the seats that vote need an account (DOMAIN SI11), with how many have none. `needed` is null for readers who
 * may not change the setting.
 */
export function accountsPart({ accountsSince }: Workspace, needed: Loaded<AccountsNeeded> | null): Part {
  const required = accountsSince !== undefined
  const counts = needed?.state === "ready" ? needed.value : null
  return {
    id: "set-accounts",
    title: msg("accounts.title"),
    fixed: false,
    // a requirement that stands already may be ended at any time
    held: counts && !counts.ways && !required ? msg("accounts.noWay") : null,
    fields: html`<p class="hint">${msg("accounts.help")}</p>
      ${counts ? html`<p>${countWords(counts)}</p>` : nothing}
      ${needed?.state === "failed" ? html`<p class="problem" role="alert">${failureText(needed.failure)}</p>` : nothing}
      <label class="check"><input type="checkbox" name="required" .checked=${required} />
        <span>${msg("accounts.require")}</span></label>
      ${whyField("accounts")}`,
    read: form => ({
      kind: "set-accounts",
      body: { required: form.has("required"), reason: written(form, "reason") },
    }),
  }
}

const countWords = ({ taken, without }: AccountsNeeded): string =>
  taken === 0 ? msg("accounts.noneTaken") : msg("accounts.without", { taken, without })

/** Asks why, since the others confirm a change that binds or exposes, and whoever decides alone has to say it. */
export const whyField = (part: string) =>
  html`<div class="field"><label for="${part}-why">${msg("policy.why")}</label>
    <input id="${part}-why" name="reason" maxlength="4000" autocomplete="off" /></div>`

const replayField = (now: ReplayPolicy) =>
  html`<div class="field"><label for="replay">${msg("settings.replay")}</label>
    <select id="replay" name="replay">${replayPolicies.map(one => html`<option value=${one} ?selected=${one === now}>${replayName(one)}</option>`)}</select></div>`

const replayName = (policy: ReplayPolicy): string =>
  ({
    readers: () => msg("settings.replayReaders"),
    panel: () => msg("settings.replayPanel"),
    chairs: () => msg("settings.replayChairs"),
  })[policy]()

export const rulePart = (state: State, { rule }: Workspace): Part => ({
  id: "set-rule",
  title: msg("settings.rule"),
  fixed: ruleFixed(state),
  whole: true,
  fields: html`<p class="hint">${msg("settings.ruleHelp")}</p>
    ${sharesIn(state).map(key => fractionField(key, rule[key], ruleFixed(state)))}`,
  amiss: form => {
    const said = ruleIn(form, rule)
    const amiss = ruleFixed(state) ? null : ruleAmiss(said)
    return amiss && { field: `${amiss.share}-share`, words: shareWords(amiss.code) }
  },
  read: form => ({ kind: "set-rule", body: { rule: ruleIn(form, rule), reason: written(form, "reason") } }),
})

export const reasonsPart = (state: State): Part => ({
  id: "set-reasons",
  title: msg("settings.reasons"),
  fixed: false,
  fields: html`<p class="hint">${msg("settings.reasonsHelp")}</p>
    <div class="field"><label for="reasonsFor">${msg("reasonsFor.label")}</label>
      <select id="reasonsFor" name="reasonsFor">${reasonRules.map(one => html`<option value=${one} ?selected=${one === reasonRuleOf(state)}>${reasonRuleName(one)}</option>`)}</select></div>
    <p class="hint">${msg("reasonsFor.hidden")}</p>`,
  read: form => ({
    kind: "set-reasons",
    body: { reasonsFor: reasonRules.find(one => one === form.get("reasonsFor")) ?? reasonRuleOf(state) },
  }),
})

export const translationsPart = (state: State): Part => ({
  id: "set-translation-days",
  title: msg("settings.translations"),
  fixed: false,
  fields: html`<p class="hint">${msg("settings.translationsHelp")}</p>
    <div class="field"><label for="translation-days">${msg("settings.translationDays")}</label>
      <input id="translation-days" type="number" min="1" max="90" name="days" required .defaultValue=${String(translationDays(state))} /></div>`,
  read: form => {
    const days = Number.parseInt(written(form, "days"), 10)
    return { kind: "set-translation-days", body: { days: Number.isNaN(days) ? translationDays(state) : days } }
  },
})

/**
 * The shares of the rule that the form shows. A panel without sides keeps the shares for sides, in case it gets sides
 * later.
 */
const sharesIn = ({ sides }: State): readonly (keyof Rule)[] =>
  sides.length > 0 ? sharesOfRule : sharesOfRule.filter(key => key === "quorum" || key === "support")

const ruleIn = (form: FormData, { quorum, sideQuorum, support, sideFloor }: Rule): Rule => ({
  quorum: fractionIn(form, "quorum", quorum),
  sideQuorum: fractionIn(form, "sideQuorum", sideQuorum),
  support: fractionIn(form, "support", support),
  sideFloor: fractionIn(form, "sideFloor", sideFloor),
})

const shareWords = (code: RefusalCode): string =>
  code === "share-over-whole" ? overWords() : refusalText({ code, params: {} })

const overWords = (): string => msg("settings.over")

const fractionName = (key: keyof Rule): string =>
  ({
    quorum: () => msg("settings.quorum"),
    sideQuorum: () => msg("settings.sideQuorum"),
    support: () => msg("settings.support"),
    sideFloor: () => msg("settings.sideFloor"),
  })[key]()

const fractionField = (key: keyof Rule, [share, of]: Fraction, fixed: boolean) =>
  html`<fieldset class="fraction" ?disabled=${fixed}><legend class="label">${fractionName(key)}</legend>
    <input type="number" min="0" max="1000" name="${key}-share" required .defaultValue=${String(share)} aria-label=${msg("settings.share")} />
    <span aria-hidden="true">/</span>
    <input type="number" min="1" max="1000" name="${key}-of" required .defaultValue=${String(of)} aria-label=${msg("settings.of")} />
  </fieldset>`

function fractionIn(form: FormData, key: keyof Rule, before: Fraction): Fraction {
  const share = Number.parseInt(written(form, `${key}-share`), 10)
  const of = Number.parseInt(written(form, `${key}-of`), 10)
  return Number.isNaN(share) || Number.isNaN(of) ? before : [share, of]
}

/**
 * Lets the translation service of this server draft for the panel. Null if the server has no service and the panel uses
 * none.
 */
export function enginePart({ engine: now }: Workspace, offered: string | null): Part | null {
  const host = now ?? offered
  if (host === null) return null
  return {
    id: "set-engine",
    title: msg("settings.engine"),
    fixed: false,
    fields: html`<label class="check"><input type="checkbox" name="engine" ?checked=${now !== undefined} ?disabled=${offered === null} />
      <span>${msg("settings.engineOn", { host })}</span></label>
      <p class="hint">${offered === null ? msg("settings.engineNone") : msg("settings.engineHelp", { host })}</p>`,
    read: form => ({ kind: "set-engine", body: { host: form.has("engine") ? offered : null } }),
  }
}
