class Writer
  attr_reader :level
  attr_writer :level # want exposed-invariant level

  def initialize
    @level = 0
  end

  private

  def check_invariants!
    raise "level" if @level.negative?
  end
end
