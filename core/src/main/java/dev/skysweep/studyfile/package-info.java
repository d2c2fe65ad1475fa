/// Study files: what a study asks for, as people write it and as its folder keeps it. Start at
/// [dev.skysweep.studyfile.StudyFile].
@NullMarked
package dev.skysweep.studyfile;

import org.jspecify.annotations.NullMarked;
