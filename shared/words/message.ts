/**
 * A compiled sentence: a text with `{name}` for each value, or the name of an argument with one message for each of its
 * forms.
 */
export type Message = string | readonly [argument: string, forms: Readonly<Record<string, Message>>]

export type MessageValue = string | number
export type MessageValues = Readonly<Record<string, MessageValue>>

const rules = new Map<string, Intl.PluralRules>()

function pluralForm(n: number, lang: string): string {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang)
  rules.set(lang, known)
  return known.select(n)
}

/**
 * Renders a message. Its form is chosen by the value itself, else by the plural category of a number, else the form is
 * `other`.
 */
export function formatMessage(message: Message, values: MessageValues, lang: string): string {
  if (typeof message !== "string") {
    const [argument, forms] = message
    const value = values[argument] ?? ""
    const form = forms[value] ?? (typeof value === "number" ? forms[pluralForm(value, lang)] : undefined)
    return formatMessage(form ?? forms["other"] ?? "", values, lang)
  }
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole))
}

/**
 * Returns a function that renders the sentences of one area. The function takes a language, an id, and the sentence's
 * values.
 */
export const sentencesOf =
  <Parameters extends Record<keyof Parameters, readonly [] | readonly [MessageValues]>, Lang extends string>(
    messages: Readonly<Record<Lang, Readonly<Record<keyof Parameters, Message>>>>,
  ) =>
  <Id extends keyof Parameters>(lang: Lang, id: Id, ...[values = {}]: Parameters[Id]): string =>
    formatMessage(messages[lang][id], values, lang)
