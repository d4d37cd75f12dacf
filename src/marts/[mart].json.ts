import {printMart} from "../../loaders/tools/print-mart.js";

await printMart("json");
