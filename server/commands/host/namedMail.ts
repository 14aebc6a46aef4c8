import { emptyFace, houseName } from "../../../shared/model/host/face.ts"
import type { Mail } from "../../ports/host/mail.ts"
import type { Faces } from "./faces.ts"

/** A mail server whose letters name the house as their sender, if it has a name (DOMAIN HS1). */
export const namedMail = (mail: Mail, faces: Pick<Faces, "now">): Mail => ({
  async send(letter) {
    // a name that cannot be read now must not keep a letter back
    const name = await faces.now().then(houseName, () => houseName(emptyFace))
    await mail.send(name === houseName(emptyFace) ? letter : { ...letter, house: name })
  },
  close: () => mail.close(),
})
