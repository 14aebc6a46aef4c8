import { createDocument } from "zod-openapi"
import { protocolVersion } from "../../../../shared/contract/version.ts"
import { accountPaths } from "../accounts/described.ts"
import { filePaths } from "../files/described.ts"
import { findingPaths } from "../finding/described.ts"
import { administratorPaths } from "../host/described.ts"
import { lawPaths } from "../law/described.ts"
import { paperPaths } from "../papers/described.ts"
import { publicPaths } from "../public/described.ts"
import { invitationPaths } from "../seats/described.ts"
import { jobPaths, webhookPaths } from "../working/described.ts"
import { answerSchemas } from "./answers/schemas.ts"
import { answeringPaths, commandPaths } from "./commands.ts"
import { enteringPaths } from "./entering.ts"
import { followingPaths } from "./following.ts"
import { hostPaths } from "./host.ts"
import { refusal } from "./operation.ts"
import { withOperations } from "./operations.ts"
import { readingPaths } from "./reading.ts"
import { translatingPaths } from "./translating.ts"

type Document = ReturnType<typeof createDocument>

let made: Document | null = null

/** The public interface in OpenAPI 3.1. It is made at the first request. */
export const openapi = (): Document => (made ??= described())

const described = (): Document =>
  withOperations(
    createDocument({
      openapi: "3.1.0",
      info: {
        title: "Plenary",
        version: String(protocolVersion),
        description: "What a program reads and does in a panel, with the rights of a seat or of a token.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      components: { schemas: answerSchemas },
      paths: {
        ...hostPaths,
        ...administratorPaths,
        ...readingPaths,
        ...findingPaths,
        ...publicPaths,
        ...followingPaths,
        ...webhookPaths,
        ...filePaths,
        ...jobPaths,
        ...lawPaths,
        ...translatingPaths,
        ...paperPaths(refusal),
        ...answeringPaths,
        ...enteringPaths,
        ...accountPaths,
        ...invitationPaths,
        ...commandPaths,
      },
    }),
  )
