import { render } from "preact";
import { locale, word } from "../shared/words";
import { Share } from "./share";

document.documentElement.lang = locale();
document.title = word("shareTitle");
render(<Share />, document.body);
