class TransferWizard
  def needs_setup?
    destination.blank? || destination.idle?
  end

  def full?
    destination.full_programme?
  end

  def challenged_at
    partnership.challenged_at.to_s
  end

  private

  def destination
    school.school_cohorts.find_by(cohort: cohort) # want unchecked-lookup @information
  end

  def partnership
    Partnership.find_by(school: school) # want unchecked-lookup @information
  end
end
