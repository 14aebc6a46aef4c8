import type { HostFaceShown } from "../../../../shared/contract/queries/host/host.ts"
import { accentsOf } from "../../../../shared/model/host/accent.ts"
import { fetchFace } from "../../../connections/host.ts"
import { house, houseKept } from "../../kept/houseShown.ts"
import { inBrowser } from "../../kept/kept.ts"

/** Gives the page the colours of the house, or Plenary's own. */
function colour({ accent }: Pick<HostFaceShown, "accent">): void {
  const { style } = document.documentElement
  const names = { accent: "--accent", hover: "--accent-hover", ink: "--accent-ink", soft: "--accent-soft" } as const
  if (accent === null) {
    for (const name of Object.values(names)) style.removeProperty(name)
    return
  }
  const [light, dark] = [accentsOf(accent.light, "light"), accentsOf(accent.dark, "dark")]
  for (const of of ["accent", "hover", "ink", "soft"] as const)
    style.setProperty(names[of], `light-dark(${light[of]}, ${dark[of]})`)
}

/** Shows a face on this page, and keeps it so that the next page has it at once. */
export function showFace(face: HostFaceShown): void {
  house.value = face
  colour(face)
  inBrowser.write(houseKept, JSON.stringify(face))
}

/** Colours the page as it was the last time, and then as the server says. Without an answer it stays so. */
export function loadFace(): Promise<void> {
  colour({ accent: house.peek()?.accent ?? null })
  return fetchFace().then(showFace, () => undefined)
}
