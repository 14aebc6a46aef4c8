import { createDocument } from "zod-openapi"
import { protocolVersion } from "../../../../shared/contract/version.ts"
import { filePaths } from "../files/described.ts"
import { findingPaths } from "../finding/described.ts"
import { paperPaths } from "../papers/described.ts"
import { webhookPaths } from "../working/described.ts"
import { answeringPaths, commandPaths } from "./commands.ts"
import { enteringPaths } from "./entering.ts"
import { followingPaths } from "./following.ts"
import { hostPaths } from "./host.ts"
import { refusal } from "./operation.ts"
import { withOperations } from "./operations.ts"
import { readingPaths } from "./reading.ts"
import { translatingPaths } from "./translating.ts"

/** The public interface in OpenAPI 3.1. */
export const openapi = () =>
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
      paths: {
        ...hostPaths,
        ...readingPaths,
        ...findingPaths,
        ...followingPaths,
        ...webhookPaths,
        ...filePaths,
        ...translatingPaths,
        ...paperPaths(refusal),
        ...answeringPaths,
        ...enteringPaths,
        ...commandPaths,
      },
    }),
  )
