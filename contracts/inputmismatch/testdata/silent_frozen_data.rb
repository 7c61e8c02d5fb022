# A class that is made and frozen is a class of its own.
class Parser
  Result = Data.define(:values, :partial?) do
    def self.none
      new(values: [], partial?: false)
    end
  end.freeze

  def initialize(scope:)
    @scope = scope
  end
end
