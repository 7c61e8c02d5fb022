class ImportParcels
  class DryRun < StandardError; end

  def call(rows, dry)
    begin
      store(rows)
      raise DryRun if dry # want swallowed-guard dry @information
    rescue DryRun
      nil
    end
    log(rows, dry)
    true
  end
end
