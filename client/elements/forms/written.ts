/** What was typed into a field, without the space around it; empty where there is no such field. */
export function written(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}
