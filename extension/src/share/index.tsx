import { render } from "preact";
import { begin } from "../shared/page";
import { Share } from "./share";

begin("shareTitle");
render(<Share />, document.body);
