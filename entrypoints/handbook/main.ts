import { showHandbook } from "../../src/platform/show-handbook.ts";

void showHandbook();
