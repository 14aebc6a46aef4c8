/** The environment variable with the address from which the processes of a test run get shared servers. */
export const sharedAt = "PLENARY_TEST_SERVERS"

/** Whether this process belongs to a run of tests that shares its servers. */
export const isAsked = (): boolean => process.env[sharedAt] !== undefined

/**
 * Asks the process of the test run for a server that its files share. That process starts the server at the first
 * request.
 */
export async function ask<Answer>(what: string, major?: number): Promise<Answer> {
  const response = await fetch(`${process.env[sharedAt]}/${what}/${major ?? ""}`)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}
