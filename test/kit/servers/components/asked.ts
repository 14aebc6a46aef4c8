/** The environment variable with the address that the processes of a test run ask for shared servers. */
export const sharedAt = "PLENARY_TEST_SERVERS"

/** Whether this process belongs to a run of tests that shares its servers. */
export const isAsked = (): boolean => process.env[sharedAt] !== undefined

/** Asks the test run for a thing that its files share. The run makes it at the first request. */
export async function ask<Answer>(what: string, major?: number): Promise<Answer> {
  const response = await fetch(`${process.env[sharedAt]}/${what}/${major ?? ""}`)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}
