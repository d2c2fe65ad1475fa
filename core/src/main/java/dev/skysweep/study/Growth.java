package dev.skysweep.study;

import java.util.List;

/// How large a study was meant to be when one of the runs that were added to it was made. Where an
/// extension was broken off, this tells where it would have ended.
///
/// @param runs how many in all
/// @param sizes as [SampledDesign#sizes]
public record Growth(int runs, List<Integer> sizes) {
  public Growth {
    sizes = List.copyOf(sizes);
  }
}
