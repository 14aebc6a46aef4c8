/** The text of a field, without surrounding spaces. Empty if the form has no such field. */
export function written(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}
