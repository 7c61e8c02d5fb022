module Beds
  class Make
    # @pre `sheets > 0`
    def initialize(sheets:)
      @sheets = sheets
    end

    def call
      return Failure(:no_sheets) unless @sheets.is_a?(Integer) && @sheets.positive?

      Beds::Log.write!(@sheets)
      Success()
    end
  end
end
