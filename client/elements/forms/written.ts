/** The text in a field, without surrounding spaces; empty if there is no such field. */
export function written(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}
