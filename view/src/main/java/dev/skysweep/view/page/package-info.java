/// Pages: templates that escape whatever they are given, and what they show. Start at
/// [dev.skysweep.view.page.Pages].
@NullMarked
package dev.skysweep.view.page;

import org.jspecify.annotations.NullMarked;
