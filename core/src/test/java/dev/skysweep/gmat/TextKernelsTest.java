package dev.skysweep.gmat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextKernelsTest {
  @Test
  void keepsTheFirstLineAndTheData() {
    String kernel =
        """
        KPL/PCK

        All about Mars, even \\begindata within a line.

           \\begindata

           BODY499_RADII   = ( 3396.19   3396.19
                               3376.20 )
           NAME            = 'two  blanks'

        \\begintext
        More words.
        \\begindata
        X = 1
        """;

    assertThat(TextKernels.withoutComments(kernel))
        .isEqualTo(
            """
            KPL/PCK
            \\begindata
            BODY499_RADII = ( 3396.19 3396.19
            3376.20 )
               NAME            = 'two  blanks'
            \\begintext
            \\begindata
            X = 1
            """);
  }
}
