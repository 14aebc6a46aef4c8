import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** The file with the administrator's first link, for a host whose terminal nobody reads. */
export const adminLinkIn = (folder: string): string => join(folder, "administrator-link.txt")

/** Writes the link so that only the user of this process can read it. */
export async function keepAdminLink(folder: string, link: string): Promise<string> {
  const file = adminLinkIn(folder)
  await rm(file, { force: true })
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: "wx" })
  return file
}

/** Removes the file if its link opens nothing any more. */
export async function dropAdminLink(folder: string, isOpen: (token: string) => Promise<boolean>): Promise<void> {
  const file = adminLinkIn(folder)
  const link = await readFile(file, "utf8").catch(() => null)
  if (link !== null && !(await isOpen(link.trim().split("#")[1] ?? ""))) await rm(file, { force: true })
}
