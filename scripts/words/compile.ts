import { parse, type Token } from "@messageformat/parser"
import type { Message } from "../../shared/words/message.ts"

/** The type of each parameter of a message. The value of a plural is a number. */
export type MessageParameters = Readonly<Record<string, "number" | "value">>

export interface CompiledMessage {
  message: Message
  parameters: MessageParameters
}

type Category = Intl.LDMLPluralRule

const categoriesOf = (lang: string): Category[] => {
  const known = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
  const ordered: Category[] = ["zero", "one", "two", "few", "many", "other"]
  return ordered.filter(one => known.includes(one))
}

/** Compiles an ICU message. Throws if the message is invalid or uses an unsupported feature. */
export function compileMessage(text: string, lang: string): CompiledMessage {
  const cardinal = categoriesOf(lang)
  const parameters: Record<string, "number" | "value"> = {}

  /**
   * Compiles a list of tokens. Text around a choice is copied into each form of the choice, because a compiled message
   * is either a text or a single choice.
   */
  function compiled(tokens: readonly Token[]): Message {
    const [token, ...rest] = tokens
    if (token === undefined) return ""
    if (token.type === "content") {
      if (/\{\w*\}/.test(token.value)) throw new Error(`“${token.value}” would be taken for a value`)
      return joined(token.value, compiled(rest))
    }
    if (token.type === "argument") {
      parameters[token.arg] ??= "value"
      return joined(`{${token.arg}}`, compiled(rest))
    }
    if (token.type === "octothorpe") throw new Error("write the argument's name in braces, not #")
    if (token.type !== "plural" && token.type !== "select")
      throw new Error(`{${token.arg}, ${token.type}} is not supported`)
    if (token.pluralOffset) throw new Error(`{${token.arg}, plural} has an offset, which is not supported`)
    const isPlural = token.type === "plural"
    if (isPlural) parameters[token.arg] = "number"
    else parameters[token.arg] ??= "value"
    const lacking = (isPlural ? cardinal : ["other"]).filter(key => !token.cases.some(one => one.key === key))
    if (lacking.length > 0) throw new Error(`{${token.arg}, ${token.type}} lacks ${lacking.join(" and ")}`)
    const forms = token.cases.map(
      ({ key, tokens: inside }) => [key.replace(/^=/, ""), compiled([...inside, ...rest])] as const,
    )
    const [first] = forms
    return first && forms.length === 1 ? first[1] : [token.arg, Object.fromEntries(forms)]
  }

  return { message: compiled(parse(text, { cardinal })), parameters }
}

function joined(before: string, after: Message): Message {
  if (typeof after === "string") return before + after
  const [argument, forms] = after
  return [argument, Object.fromEntries(Object.entries(forms).map(([key, form]) => [key, joined(before, form)]))]
}
