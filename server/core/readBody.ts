import * as z from "zod"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import { RowId, SaidKey } from "../../shared/model/ids.ts"

/**
 * Parses a message with its schema, or returns the reason why the message cannot be parsed. If the message has a field
 * that the schema does not know, the refusal names the field. If the field were dropped silently, the sender would
 * believe that the field has an effect.
 */
export function readBody<S extends z.ZodType>(schema: S, sent: unknown): { body: z.output<S> } | { refuse: Refusal } {
  const broken = brokenText(sent)
  if (broken !== null) return refuse("bad-input", { detail: `no Unicode text: ${broken}`.slice(0, 300) })
  const parsed = schema.safeParse(sent)
  if (!parsed.success) return malformed(parsed.error, sent)
  if (namesNoRow(schema, parsed.data)) return refuse("not-found")
  const field = unknownField(sent, parsed.data)
  return field === null ? { body: parsed.data } : refuse("unknown-field", { field: field.slice(0, 100) })
}

const isInherited = (id: string): boolean => id in Object.prototype

/**
 * Returns whether an id in the body is a name such as `constructor`, under which every table of rows has something that
 * is no row. A command about it would be done, and its entry could stop the panel for good. Events are read without
 * this, so that a log that has such an id folds as before.
 */
function namesNoRow(schema: z.core.$ZodType, read: unknown): boolean {
  if (schema === RowId) return typeof read === "string" && isInherited(read)
  if (schema === SaidKey) return typeof read === "string" && read.split(":").some(isInherited)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).some(
      ([key, one]) => isKeyed(read) && Object.hasOwn(read, key) && namesNoRow(one, Reflect.get(read, key)),
    )
  if (schema instanceof z.ZodArray) return Array.isArray(read) && read.some(one => namesNoRow(schema.element, one))
  if (schema instanceof z.ZodRecord)
    return (
      isKeyed(read) &&
      Object.entries(read).some(([key, one]) => namesNoRow(schema.keyType, key) || namesNoRow(schema.valueType, one))
    )
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return namesNoRow(schema.unwrap(), read)
  if (schema instanceof z.ZodUnion)
    return schema.options.some(one => z.safeParse(one, read).success && namesNoRow(one, read))
  return false
}

/**
 * The path of the first text that contains half of a surrogate pair. The log cannot store such a text. A sealed answer
 * with one would be found when its round is shown, and nobody could show the round.
 */
function brokenText(sent: unknown): string | null {
  if (typeof sent === "string") return sent.isWellFormed() ? null : ""
  if (!isKeyed(sent)) return null
  for (const [key, value] of Object.entries(sent)) {
    const inside = key.isWellFormed() ? brokenText(value) : ""
    if (inside !== null) return `${key.toWellFormed()}.${inside}`
  }
  return null
}

/**
 * The path of the first field that the schema does not know. Only the names of fields are compared, because parsing may
 * trim texts and fill in defaults.
 */
function unknownField(sent: unknown, read: unknown): string | null {
  if (!isKeyed(sent) || !isKeyed(read)) return null
  for (const [key, value] of Object.entries(sent)) {
    if (value === undefined) continue
    if (!Object.hasOwn(read, key)) return key
    const inside = unknownField(value, Reflect.get(read, key))
    if (inside !== null) return `${key}.${inside}`
  }
  return null
}

const isKeyed = (value: unknown): value is object => typeof value === "object" && value !== null

/**
 * The refusal for a message that does not fit its schema. If a text is too long, or the schema names a refusal code for
 * the error, the refusal is a sentence for people. For every other error the refusal describes the fault to a
 * programmer.
 */
function malformed(error: z.ZodError, sent: unknown): { refuse: Refusal } {
  const issue = error.issues[0]
  if (issue?.code === "custom" && issue.params?.["refusal"] === "title-missing") return refuse("title-missing")
  if (issue?.code === "unrecognized_keys")
    return refuse("unknown-field", { field: [...issue.path, issue.keys[0]].join(".").slice(0, 100) })
  if (issue?.code === "too_big" && issue.origin === "string") {
    const text = issue.path.reduce<unknown>(
      (at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined),
      sent,
    )
    return refuse("too-long", { n: typeof text === "string" ? text.length : 0, max: Number(issue.maximum) })
  }
  return refuse("bad-input", { detail: z.prettifyError(error).slice(0, 300) })
}
