import { html, nothing } from "lit"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import type { Title } from "../../../shared/model/texts.ts"
import { isMark, languagesFixed, markAmiss, sidesFixed, sidesHeld } from "../../../shared/rules/settings.ts"
import type { Amiss } from "../../elements/forms/amiss.ts"
import { titleAmiss, titleField, titleIn } from "../../elements/forms/titleFields.ts"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"
import type { Part } from "./part.ts"

export const titlePart = ({ title, languages: spoken }: Workspace): Part => ({
  id: "set-title",
  title: msg("home.openName"),
  fixed: false,
  fields: html`${spoken.map(lang => titleField("title", lang, title[lang] ?? "", languageName(lang)))}`,
  amiss: form => titleAmiss(titleIn(form, "title", spoken, title), "title", spoken),
  read: form => ({ kind: "set-title", body: { title: titleIn(form, "title", spoken, title), seen: title } }),
})

export function sidesPart(state: State, { languages: spoken }: Workspace): Part {
  const fixed = sidesFixed(state)
  const rows = fixed ? state.sides : [...state.sides, null]
  return {
    id: "set-sides",
    title: msg("settings.sides"),
    fixed,
    held: sidesHeld(state) ? msg("settings.sidesHeld") : null,
    fields: html`<p class="hint">${msg("settings.sidesHelp")}</p>
      ${rows.map((side, n) => {
        const name = side ? plain(side.title) : msg("settings.newSide")
        return html`<fieldset class="side"><legend class="label">${name}</legend>
          ${spoken.map(lang => titleField(`side-${n}`, lang, side?.title[lang] ?? "", languageName(lang)))}
          <label class="in-language"><span class="small muted">${msg("settings.mark")}</span>
            <input class="mark" name="mark-${n}" maxlength="4" .defaultValue=${side?.mark ?? ""} /></label>
        </fieldset>`
      })}
      ${fixed ? nothing : html`<p class="hint">${msg("settings.markHelp")}</p>`}`,
    amiss: form => sidesAmiss(sidesIn(form, rows, spoken), spoken),
    read: form => ({
      kind: "set-sides",
      body: {
        sides: sidesIn(form, rows, spoken).flatMap(({ side, title, mark }) =>
          isNamed(title) ? [{ ...(side && { id: side.id }), title, mark }] : [],
        ),
        reason: written(form, "reason"),
      },
    }),
  }
}

type SideSaid = ReturnType<typeof sidesIn>[number]

const isNamed = (title: Title): boolean => Object.keys(title).length > 0

/** Reads the sides from the form. A side without a mark gets the first letter of its name. */
const sidesIn = (form: FormData, rows: readonly (State["sides"][number] | null)[], spoken: readonly Lang[]) =>
  rows.map((side, n) => {
    const title = titleIn(form, `side-${n}`, spoken, side?.title ?? {})
    return { n, side, title, mark: written(form, `mark-${n}`) || Array.from(plain(title)).slice(0, 1).join("") }
  })

function sidesAmiss(sides: readonly SideSaid[], spoken: readonly Lang[]): Amiss | null {
  // A row with a new or changed mark needs a name. A row without a name, whose mark is empty or unchanged, removes the
  // side.
  const nameless = sides.find(({ side, title, mark }) => !isNamed(title) && mark !== "" && mark !== side?.mark)
  if (nameless) return titleAmiss({}, `side-${nameless.n}`, spoken)
  const named = sides.filter(({ title }) => isNamed(title))
  const wrong = named[markAmiss(named.map(({ mark }) => mark))]
  return wrong ? { field: `mark-${wrong.n}`, words: isMark(wrong.mark) ? markTaken() : markLong() } : null
}

const markLong = (): string => msg("settings.markLong")
const markTaken = (): string => msg("settings.markTaken")

/**
 * The part of the settings for the languages. The choices for each language: unused, a translation, authentic for any
 * panelist, or authentic for one side.
 */
export function languagesPart(state: State, workspace: Workspace): Part {
  const fixed = languagesFixed(state)
  return {
    id: "set-languages",
    title: msg("settings.languages"),
    fixed,
    fields: html`<p class="hint">${msg("settings.languagesHelp")}</p>
      ${languages.map(lang => {
        const now = standing(workspace, lang)
        const held = fixed && now !== "unused"
        const language = languageName(lang)
        return html`<label class="in-language"><span class="small muted">${language}</span>
          <select name="use-${lang}" ?disabled=${held} aria-label=${msg("settings.useOf", { language })}>
            ${uses(state).map(({ value, words }) => html`<option value=${value} ?selected=${value === now} ?disabled=${fixed && value.startsWith("authentic")}>${words}</option>`)}
          </select></label>`
      })}`,
    amiss: form =>
      languages.some(lang => useIn(form, workspace, lang).startsWith("authentic"))
        ? null
        : { field: `use-${languages[0]}`, words: noneAuthentic() },
    read: form => {
      const use = (lang: Lang) => useIn(form, workspace, lang)
      return {
        kind: "set-languages",
        body: {
          reason: written(form, "reason"),
          languages: languages.filter(lang => use(lang) !== "unused"),
          authentic: languages.flatMap(lang => {
            const [word, side] = use(lang).split(" ")
            return word === "authentic" ? [{ lang, side: state.sides.find(({ id }) => id === side)?.id ?? null }] : []
          }),
        },
      }
    },
  }
}

/** Returns the use of a language. A fixed field is missing from the form's data, so the present use is returned. */
const useIn = (form: FormData, workspace: Workspace, lang: Lang): string =>
  written(form, `use-${lang}`) || standing(workspace, lang)

const noneAuthentic = (): string => msg("settings.noneAuthentic")

function standing({ languages: spoken, authentic }: Workspace, lang: Lang): string {
  const binds = authentic.find(one => one.lang === lang)
  if (binds) return binds.side === null ? "authentic" : `authentic ${binds.side}`
  return spoken.includes(lang) ? "translation" : "unused"
}

const uses = ({ sides }: State) => [
  { value: "unused", words: msg("settings.unused") },
  { value: "translation", words: msg("settings.translation") },
  { value: "authentic", words: msg("settings.authentic") },
  ...sides.map(({ id, title }) => {
    const side = plain(title)
    return { value: `authentic ${id}`, words: msg("settings.authenticOf", { side }) }
  }),
]
