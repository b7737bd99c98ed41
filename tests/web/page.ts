// Runs inside the browser: hands the SDK to the tests.
import * as conformance from "@medgemma/conformance";
import * as core from "@medgemma/core";
import * as dicom from "@medgemma/dicom";
import * as imaging from "@medgemma/imaging";
import * as web from "@medgemma/runtime-web";
import { ConformanceCases } from "./conformance-cases.js";

const sdk = { core, dicom, imaging, web, conformance, ConformanceCases };

export type Sdk = typeof sdk;

Object.assign(globalThis, { sdk });
